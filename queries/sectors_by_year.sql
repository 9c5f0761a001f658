-- Question: How does the mix of sectors shift through the years?
-- Grain: one row an academic year, sector (missing = unknown) and format with at least one attendance.
-- Columns:
--   academic_year     year in which it begins
--   sector            section of NACE-BEL 2025 or a label of the user's own; missing when unknown
--   training_format   in_company, open
--   participations    attended seats
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        academic_year,
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
)

select
    academic_year,
    sector,
    training_format,
    count(*) as participations
from selected
group by academic_year, sector, training_format
order by academic_year, sector nulls last, training_format;
