-- Question: Who takes part in-company while working for another organisation than the client?
-- Severity: warning
select
    enrolments.upload_id,
    enrolments.source_row,
    'organisation_id' as column_name,
    enrolments.organisation_id as found,
    editions.client_organisation_id as expected
from enrolments
inner join editions on enrolments.edition_id = editions.edition_id
where
    editions.training_format = 'in_company'
    and editions.client_organisation_id is not null
    and enrolments.organisation_id <> editions.client_organisation_id
    and enrolments.enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled')
order by enrolments.upload_id, enrolments.source_row;
