-- Question: What did people write, in groups of at least ten?
-- Grain: one row a comment, in alphabetical order within its protected group of forms, so that nothing tells who wrote.
-- Columns:
--   group_key         protected group of forms, as a number of this build
--   training_id       training of the group, or `mixed`; missing when unknown
--   training_format   in_company, open
--   starts_on         first day of the last edition of the group
--   editions          editions in the group
--   people            people of the group who filled in a form
--   comment           what one of them wrote
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        group_key,
        training_id,
        training_format,
        starts_on,
        editions,
        people
    from protected_groups
    where
        question_id is null
        and people >= 10
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
    selected.group_key,
    selected.training_id,
    selected.training_format,
    selected.starts_on,
    selected.editions,
    selected.people,
    responses.comment
from selected
inner join group_members on selected.group_key = group_members.group_key
inner join edition_facts on group_members.edition_key = edition_facts.edition_key
inner join responses on edition_facts.edition_id = responses.edition_id
where length(trim(responses.comment)) > 0
order by selected.starts_on desc, selected.group_key asc, responses.comment asc, responses.response_id asc;
