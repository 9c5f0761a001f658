-- Question: Over how many organisations are attendances spread, and how unevenly?
-- Grain: one row a training format; always two rows.
-- Columns:
--   training_format   in_company, open
--   participations    attended seats of a known organisation
--   organisations     distinct organisations of these
--   sum_of_squares    sum over organisations of squared attendances
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        training_format,
        organisation_key
    from enrolment_facts
    where
        is_attended
        and organisation_key is not null
        and starts_on >= cast($starts_from as date)
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

organisations as (
    select
        training_format,
        organisation_key,
        count(*) as participations
    from selected
    group by training_format, organisation_key
),

counted as (
    select
        training_format,
        sum(participations) as participations,
        count(*) as organisations,
        sum(participations * participations) as sum_of_squares
    from organisations
    group by training_format
)

select
    formats.training_format,
    coalesce(counted.participations, 0) as participations,
    coalesce(counted.organisations, 0) as organisations,
    coalesce(counted.sum_of_squares, 0) as sum_of_squares
from formats
left join counted on formats.training_format = counted.training_format
order by formats.training_format;
