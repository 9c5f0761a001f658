-- Question: Which choices of the filter bar would still give something, each beside the filters on the others?
-- Grain: one row a dimension (theme, sector, institution, mode, size, province) and value with at least one seat.
-- Columns:
--   dimension   name of the filter
--   value       value that has seats under all filters but its own; missing when unknown
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors,
--   all_institutions, institutions, all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces,
--   all_trainings, trainings
with seats as (
    select distinct
        theme,
        sector,
        institution,
        delivery_mode,
        size_class,
        province
    from enrolment_facts
    where
        starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_trainings or list_contains($trainings, training_id))
)

select
    'theme' as dimension,
    theme as value
from seats
where
    ($all_sectors or list_contains($sectors, sector))
    and ($all_institutions or list_contains($institutions, institution))
    and ($all_modes or list_contains($delivery_modes, delivery_mode))
    and ($all_sizes or list_contains($size_classes, size_class))
    and ($all_provinces or list_contains($provinces, province))
union
select
    'sector' as dimension,
    sector as value
from seats
where
    ($all_themes or list_contains($themes, theme))
    and ($all_institutions or list_contains($institutions, institution))
    and ($all_modes or list_contains($delivery_modes, delivery_mode))
    and ($all_sizes or list_contains($size_classes, size_class))
    and ($all_provinces or list_contains($provinces, province))
union
select
    'institution' as dimension,
    institution as value
from seats
where
    ($all_themes or list_contains($themes, theme))
    and ($all_sectors or list_contains($sectors, sector))
    and ($all_modes or list_contains($delivery_modes, delivery_mode))
    and ($all_sizes or list_contains($size_classes, size_class))
    and ($all_provinces or list_contains($provinces, province))
union
select
    'mode' as dimension,
    delivery_mode as value
from seats
where
    ($all_themes or list_contains($themes, theme))
    and ($all_sectors or list_contains($sectors, sector))
    and ($all_institutions or list_contains($institutions, institution))
    and ($all_sizes or list_contains($size_classes, size_class))
    and ($all_provinces or list_contains($provinces, province))
union
select
    'size' as dimension,
    size_class as value
from seats
where
    ($all_themes or list_contains($themes, theme))
    and ($all_sectors or list_contains($sectors, sector))
    and ($all_institutions or list_contains($institutions, institution))
    and ($all_modes or list_contains($delivery_modes, delivery_mode))
    and ($all_provinces or list_contains($provinces, province))
union
select
    'province' as dimension,
    province as value
from seats
where
    ($all_themes or list_contains($themes, theme))
    and ($all_sectors or list_contains($sectors, sector))
    and ($all_institutions or list_contains($institutions, institution))
    and ($all_modes or list_contains($delivery_modes, delivery_mode))
    and ($all_sizes or list_contains($size_classes, size_class))
order by dimension, value nulls last;
