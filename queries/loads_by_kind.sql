-- Question: How recent is what was loaded of each kind of file?
-- Grain: one row a kind of file, also when none was loaded.
-- Columns:
--   kind        enrolments, evaluations, editions, organisations
--   uploads     files that count
--   loaded_at   moment of the last load [UTC]; missing when there is none
--   last_on     start of the last edition with an enrolment, with a form, or at all; missing when there is none
with kinds as (
    select
        'enrolments' as kind,
        1 as place
    union all
    select
        'evaluations' as kind,
        2 as place
    union all
    select
        'editions' as kind,
        3 as place
    union all
    select
        'organisations' as kind,
        4 as place
),

loads as (
    select
        kind,
        count(*) as uploads,
        max(loaded_at) as loaded_at
    from uploads
    group by kind
),

days as (
    select
        'enrolments' as kind,
        max(editions.starts_on) as last_on
    from editions
    inner join enrolments on editions.edition_id = enrolments.edition_id
    union all
    select
        'evaluations' as kind,
        max(editions.starts_on) as last_on
    from editions
    inner join responses on editions.edition_id = responses.edition_id
    union all
    select
        'editions' as kind,
        max(starts_on) as last_on
    from editions
)

select
    kinds.kind,
    coalesce(loads.uploads, 0) as uploads,
    loads.loaded_at,
    days.last_on
from kinds
left join loads on kinds.kind = loads.kind
left join days on kinds.kind = days.kind
order by kinds.place;
