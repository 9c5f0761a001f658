-- Question: How do the enrolments of each training move through the years?
-- Grain: one row a training (missing = unknown), format and academic year with a selected seat.
-- Columns:
--   training_id       training
--   training_format   in_company, open
--   academic_year     year in which it begins, by the start of the edition
--   enrolments        seats
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
select
    training_id,
    training_format,
    academic_year,
    count(*) as enrolments
from enrolment_facts
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
group by training_id, training_format, academic_year
order by training_id nulls last, training_format, academic_year;
