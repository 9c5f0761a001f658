-- Question: How many of those who attended filled in an evaluation, in each protected group?
-- Grain: one row a format and protected group of forms: an edition, or small editions together.
-- Columns:
--   training_format   in_company, open
--   group_key         protected group, as a number of this build
--   editions          editions in it
--   attended          attendances in these editions
--   responses         forms
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
select
    training_format,
    group_key,
    count(*) as editions,
    sum(attended) as attended,
    sum(responses) as responses
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
group by training_format, group_key
order by training_format, group_key;
