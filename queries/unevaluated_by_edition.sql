-- Question: Which editions were held a while ago, and has nobody evaluated?
-- Grain: one row an in-company or open edition that was held, ended before the given day and has no form.
-- Columns:
--   edition_id        edition
--   training_title    its training
--   training_format   in_company, open
--   starts_on         first day
--   ends_on           last day; missing when unknown
--   attended          attendees
-- Filters: ended_before
with evaluated as (
    select distinct edition_id from responses
)

select
    edition_facts.edition_id,
    edition_facts.training_title,
    edition_facts.training_format,
    edition_facts.starts_on,
    editions.ends_on,
    edition_facts.attended
from edition_facts
inner join editions on edition_facts.edition_id = editions.edition_id
left join evaluated on edition_facts.edition_id = evaluated.edition_id
where
    evaluated.edition_id is null
    and edition_facts.is_held
    and edition_facts.attended > 0
    and coalesce(editions.ends_on, editions.starts_on) < cast($ended_before as date)
order by edition_facts.starts_on desc nulls last, edition_facts.edition_id asc;
