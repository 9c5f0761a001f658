-- Question: How do the answers to one question add up for each training, so that its uncertainty can follow the groups?
-- Grain: one row a training (`mixed` = groups of several trainings, missing = unknown) and format. Whole groups.
-- Columns:
--   training_id       training of the protected groups
--   training_format   in_company, open
--   groups            protected groups
--   editions          editions in them that somebody answered in
--   answers           people who answered
--   total             sum of scores
--   total_squares     sum of squared scores
--   squared_answers   sum over groups of their answers squared
--   between           sum over groups of (sum of scores) squared divided by answers
--   mean_total        sum over groups of their means
--   mean_squares      sum over groups of their squared means
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings,
--   question
with selected as (
    select
        training_id,
        training_format,
        group_key,
        edition_key,
        score
    from answer_facts
    where
        question_id = $question
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

added_up as (
    select
        training_id,
        training_format,
        group_key,
        count(distinct edition_key) as editions,
        count(*) as answers,
        sum(score) as total,
        sum(score * score) as total_squares
    from selected
    group by training_id, training_format, group_key
)

select
    training_id,
    training_format,
    count(*) as groups,
    sum(editions) as editions,
    sum(answers) as answers,
    sum(total) as total,
    sum(total_squares) as total_squares,
    sum(answers * answers) as squared_answers,
    sum(total * total / nullif(answers, 0)) as between,
    sum(total / nullif(answers, 0)) as mean_total,
    sum(power(total / nullif(answers, 0), 2)) as mean_squares
from added_up
group by training_id, training_format
order by training_id nulls last, training_format;
