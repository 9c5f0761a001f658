-- Question: In which protected group does each edition stand, and how did that whole group answer?
-- Grain: one row an edition and question (missing = its forms) that a group could take. Values are of the whole group.
-- Columns:
--   edition_id       edition
--   question_id      version of a question; missing for the forms themselves
--   group_key        protected group, as a number of this build
--   training_id      training of the group, or `mixed`; missing when unknown
--   neighbours       other editions in the group
--   answers          people of the group who answered
--   total            sum of their scores; missing for forms
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
with selected as (
    select
        edition_key,
        edition_id
    from edition_facts
    where
        starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_trainings or list_contains($trainings, training_id))
),

members as (
    select
        selected.edition_id,
        group_members.group_key,
        group_members.question_id
    from selected
    inner join group_members on selected.edition_key = group_members.edition_key
),

needed as (
    select distinct group_key
    from members
),

added_up as (
    select
        answer_facts.group_key,
        sum(answer_facts.score) as total
    from answer_facts
    inner join needed on answer_facts.group_key = needed.group_key
    group by answer_facts.group_key
)

select
    members.edition_id,
    members.question_id,
    members.group_key,
    protected_groups.training_id,
    protected_groups.editions - 1 as neighbours,
    protected_groups.people as answers,
    added_up.total
from members
inner join protected_groups on members.group_key = protected_groups.group_key
left join added_up on members.group_key = added_up.group_key
order by members.edition_id asc, members.question_id asc nulls first;
