-- Question: Whose organisation, and so whose sector, is unknown?
-- Severity: warning
select
    enrolments.upload_id,
    enrolments.source_row,
    'sector' as column_name,
    case when enrolments.organisation_id is null then 'no organisation' else 'no sector' end as found,
    'a sector' as expected
from enrolments
left join organisations on enrolments.organisation_id = organisations.organisation_id
where
    organisations.sector is null
    and enrolments.enrolment_status in ('completed', 'partial')
order by enrolments.upload_id, enrolments.source_row;
