-- Question: How many sectors sat in the editions of each protected group, beside what they answered?
-- Grain: one row a question and protected group: an edition, or small editions together. Whole editions.
-- Columns:
--   question_id       version of a question
--   group_key         protected group, as a number of this build
--   training_format   in_company, open
--   participations    attendances of a known sector
--   within_entropy    mean over these of the entropy of their edition [nats]; missing without any
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings,
--   all_questions, questions
with selected as (
    select
        question_id,
        group_key,
        training_format
    from protected_groups
    where
        question_id is not null
        and starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_sectors or list_contains($sectors, sector))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_sizes or list_contains($size_classes, size_class))
        and ($all_provinces or list_contains($provinces, province))
        and ($all_trainings or list_contains($trainings, training_id))
        and ($all_questions or list_contains($questions, question_id))
)

select
    selected.question_id,
    selected.group_key,
    selected.training_format,
    sum(edition_facts.known_sector) as participations,
    sum(edition_facts.known_sector * edition_facts.entropy)
    / nullif(cast(sum(edition_facts.known_sector) as double), 0) as within_entropy
from selected
inner join group_members on selected.group_key = group_members.group_key
inner join edition_facts on group_members.edition_key = edition_facts.edition_key
group by selected.question_id, selected.group_key, selected.training_format
order by selected.group_key;
