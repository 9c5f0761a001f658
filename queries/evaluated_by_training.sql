-- Question: Do the answers of a training stand on their own, together with other trainings, or nowhere?
-- Grain: one row a training (missing = unknown) and format with an edition that somebody answered the question in.
-- Columns:
--   training_id       training
--   training_format   in_company, open
--   editions          editions with an answer
--   joined            of these, editions in a protected group with other trainings
--   left_out          of these, editions that no protected group could take
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings,
--   question
with selected as (
    select
        edition_key,
        training_id,
        training_format
    from edition_facts
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

answered as (
    select edition_key
    from answer_counts
    where question_id = $question
),

groups as (
    select
        group_key,
        training_id
    from protected_groups
    where question_id = $question
),

members as (
    select
        group_members.edition_key,
        groups.training_id
    from group_members
    inner join groups on group_members.group_key = groups.group_key
)

select
    selected.training_id,
    selected.training_format,
    count(*) as editions,
    count(case when members.training_id = 'mixed' then 1 end) as joined,
    count(case when members.edition_key is null then 1 end) as left_out
from selected
inner join answered on selected.edition_key = answered.edition_key
left join members on selected.edition_key = members.edition_key
group by selected.training_id, selected.training_format
order by selected.training_id nulls last, selected.training_format;
