-- Question: Which editions are neither in-company nor open, and so left out of every comparison?
-- Grain: one row an edition of the format other.
-- Columns:
--   edition_id        edition
--   training_title    its training; missing when unknown
--   starts_on         first day
--   ends_on           last day; missing when unknown
--   enrolments        seats
--   organisations     organisations of these seats
with seats as (
    select
        edition_id,
        count(*) as enrolments,
        count(distinct organisation_id) as organisations
    from enrolments
    where enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled')
    group by edition_id
)

select
    editions.edition_id,
    trainings.training_title,
    editions.starts_on,
    editions.ends_on,
    coalesce(seats.enrolments, 0) as enrolments,
    coalesce(seats.organisations, 0) as organisations
from editions
left join trainings on editions.training_id = trainings.training_id
left join seats on editions.edition_id = seats.edition_id
where editions.training_format = 'other'
order by editions.starts_on desc nulls last, editions.edition_id asc;
