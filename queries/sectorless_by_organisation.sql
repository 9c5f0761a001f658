-- Question: Of which organisations is the sector unknown, and how many seats does that leave out of the sector figures?
-- Grain: one row an organisation without a sector that has a seat in an in-company or open edition, the most attended
--   first, and one (missing) for the seats of no known organisation.
-- Columns:
--   organisation_id     organisation; missing: the enrolment names none
--   organisation_name   its name; missing when unknown
--   enterprise_number   Belgian enterprise number; missing when unknown
--   postcode            its postcode; missing when unknown
--   enrolments          seats
--   attended            of which attended: these are missing in the sector figures
--   last_on             start of the last edition with such a seat
select
    enrolments.organisation_id,
    organisations.organisation_name,
    organisations.enterprise_number,
    organisations.postcode,
    count(*) as enrolments,
    count(case when enrolments.enrolment_status in ('completed', 'partial') then 1 end) as attended,
    max(editions.starts_on) as last_on
from enrolments
inner join editions on enrolments.edition_id = editions.edition_id
left join organisations on enrolments.organisation_id = organisations.organisation_id
where
    organisations.sector is null
    and editions.training_format in ('in_company', 'open')
    and enrolments.enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled')
group by
    enrolments.organisation_id,
    organisations.organisation_name,
    organisations.enterprise_number,
    organisations.postcode
order by attended desc, enrolments desc, enrolments.organisation_id asc nulls first;
