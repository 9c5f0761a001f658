-- Question: How many of those who attended filled in an evaluation?
-- Grain: one row a training format; always two rows. Whole protected groups, by what their editions are.
-- Columns:
--   training_format   in_company, open
--   attended          attendances in these editions
--   responses         forms
--   editions          editions
--   answered          editions with at least one form
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        training_format,
        attended,
        responses
    from response_facts
    where
        starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_sectors or list_contains($sectors, sector))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_sizes or list_contains($size_classes, size_class))
        and ($all_provinces or list_contains($provinces, province))
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
        sum(attended) as attended,
        sum(responses) as responses,
        count(*) as editions,
        count(case when responses > 0 then 1 end) as answered
    from selected
    group by training_format
)

select
    formats.training_format,
    coalesce(counted.attended, 0) as attended,
    coalesce(counted.responses, 0) as responses,
    coalesce(counted.editions, 0) as editions,
    coalesce(counted.answered, 0) as answered
from formats
left join counted on formats.training_format = counted.training_format
order by formats.training_format;
