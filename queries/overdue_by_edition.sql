-- Question: Which editions are over, and still planned or confirmed?
-- Grain: one row an edition that ended before the given day and has one of these statuses.
-- Columns:
--   edition_id        edition
--   training_title    its training; missing when unknown
--   training_format   in_company, open, other; missing when unknown
--   starts_on         first day
--   ends_on           last day; missing when unknown
--   edition_status    planned, confirmed
--   attended          people who completed or came in part
-- Filters: ended_before
with attended as (
    select
        edition_id,
        count(case when enrolment_status in ('completed', 'partial') then 1 end) as attended
    from enrolments
    group by edition_id
)

select
    editions.edition_id,
    trainings.training_title,
    editions.training_format,
    editions.starts_on,
    editions.ends_on,
    editions.edition_status,
    coalesce(attended.attended, 0) as attended
from editions
left join trainings on editions.training_id = trainings.training_id
left join attended on editions.edition_id = attended.edition_id
where
    coalesce(editions.ends_on, editions.starts_on) < cast($ended_before as date)
    and editions.edition_status in ('planned', 'confirmed')
order by editions.starts_on desc nulls last, editions.edition_id asc;
