-- Question: In which editions that are over do people still stand as enrolled, beside others who came or stayed away?
-- Grain: one row an edition that ended before the given day and has both.
-- Columns:
--   edition_id        edition
--   training_title    its training; missing when unknown
--   training_format   in_company, open, other; missing when unknown
--   starts_on         first day
--   ends_on           last day; missing when unknown
--   enrolled          people who are still enrolled
--   results           people who completed, came in part or never came
-- Filters: ended_before
with places as (
    select
        edition_id,
        count(case when enrolment_status = 'enrolled' then 1 end) as enrolled,
        count(case when enrolment_status in ('completed', 'partial', 'no_show') then 1 end) as results
    from enrolments
    group by edition_id
)

select
    editions.edition_id,
    trainings.training_title,
    editions.training_format,
    editions.starts_on,
    editions.ends_on,
    places.enrolled,
    places.results
from editions
inner join places on editions.edition_id = places.edition_id
left join trainings on editions.training_id = trainings.training_id
where
    coalesce(editions.ends_on, editions.starts_on) < cast($ended_before as date)
    and editions.edition_status is distinct from 'cancelled'
    and places.enrolled > 0
    and places.results > 0
order by editions.starts_on desc nulls last, editions.edition_id asc;
