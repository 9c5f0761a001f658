-- Question: How mixed is a single edition, by sector?
-- Grain: one row a training format; always two rows. Whole editions: filters on who takes part do not apply.
-- Columns:
--   training_format   in_company, open
--   participations    attendances of a known sector
--   editions          editions with such an attendance
--   within            mean over attendances of 1 - sum p^2 of their edition; missing without any
--   within_entropy    mean over attendances of the entropy of their edition [nats]; missing without any
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
with selected as (
    select
        training_format,
        known_sector,
        gini_simpson,
        entropy
    from edition_facts
    where
        known_sector > 0
        and starts_on >= cast($starts_from as date)
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

weighed as (
    select
        training_format,
        sum(known_sector) as participations,
        count(*) as editions,
        sum(known_sector * gini_simpson) / nullif(cast(sum(known_sector) as double), 0) as within,
        sum(known_sector * entropy) / nullif(cast(sum(known_sector) as double), 0) as within_entropy
    from selected
    group by training_format
)

select
    formats.training_format,
    coalesce(weighed.participations, 0) as participations,
    coalesce(weighed.editions, 0) as editions,
    weighed.within,
    weighed.within_entropy
from formats
left join weighed on formats.training_format = weighed.training_format
order by formats.training_format;
