-- Question: How full were the editions whose capacity is known?
-- Grain: one row a training format; always two rows.
-- Columns:
--   training_format   in_company, open
--   kept              seats not cancelled in editions with a known capacity
--   capacity          seats those editions offered; missing when none is known
--   editions          editions with a known capacity
--   all_editions      editions in all, cancelled ones included
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
with selected as (
    select
        training_format,
        capacity,
        seats,
        cancelled
    from edition_facts
    where
        starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_trainings or list_contains($trainings, training_id))
),

formats as (
    select cast('in_company' as varchar) as training_format
    union all
    select 'open' as training_format
),

counted as (
    select
        training_format,
        sum(case when capacity is not null then seats - cancelled end) as kept,
        sum(capacity) as capacity,
        count(capacity) as editions,
        count(*) as all_editions
    from selected
    group by training_format
)

select
    formats.training_format,
    coalesce(counted.kept, 0) as kept,
    counted.capacity,
    coalesce(counted.editions, 0) as editions,
    coalesce(counted.all_editions, 0) as all_editions
from formats
left join counted on formats.training_format = counted.training_format
order by formats.training_format;
