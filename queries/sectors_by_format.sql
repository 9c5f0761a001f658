-- Question: Which sectors sit in the room?
-- Grain: one row a sector (missing = unknown) and format; every sector that either format has.
-- Columns:
--   sector            section of NACE-BEL 2025 or a label of the user's own; missing when unknown
--   training_format   in_company, open
--   participations    attended seats
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        sector,
        training_format
    from enrolment_facts
    where
        is_attended
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

every_sector as (
    select distinct sector from selected
),

counted as (
    select
        sector,
        training_format,
        count(*) as participations
    from selected
    group by sector, training_format
)

select
    every_sector.sector,
    formats.training_format,
    coalesce(counted.participations, 0) as participations
from every_sector
cross join formats
left join counted
    on
        every_sector.sector is not distinct from counted.sector
        and formats.training_format = counted.training_format
order by every_sector.sector nulls last, formats.training_format;
