-- Question: What is known of each organisation by which it could be recognised?
-- Grain: one row an organisation.
-- Columns:
--   organisation_id     organisation
--   organisation_name   its name; missing when unknown
--   enterprise_number   Belgian enterprise number; missing when unknown
--   postcode            its postcode; missing when unknown
--   enrolments          its seats
with seats as (
    select
        organisation_id,
        count(*) as enrolments
    from enrolments
    where enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled')
    group by organisation_id
)

select
    organisations.organisation_id,
    organisations.organisation_name,
    organisations.enterprise_number,
    organisations.postcode,
    coalesce(seats.enrolments, 0) as enrolments
from organisations
left join seats on organisations.organisation_id = seats.organisation_id
order by organisations.organisation_id;
