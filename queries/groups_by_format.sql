-- Question: How many small editions appear together with their neighbours, and what is left out?
-- Grain: one row a question (missing = the forms themselves) and format that has a group.
-- Columns:
--   question_id       version of a question; missing for the forms themselves
--   training_format   in_company, open
--   people            respondents in the selected groups
--   groups            protected groups
--   editions          editions in them
--   small_editions    of these, editions with fewer respondents than the threshold, shown together with others
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        question_id,
        training_format,
        people,
        editions,
        small_editions
    from protected_groups
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
)

select
    question_id,
    training_format,
    sum(people) as people,
    count(*) as groups,
    sum(editions) as editions,
    sum(small_editions) as small_editions
from selected
group by question_id, training_format
order by question_id nulls first, training_format;
