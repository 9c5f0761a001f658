-- Question: How do the answers of each protected group add up, so that uncertainty can follow the groups?
-- Grain: one row a question, format and protected group: an edition, or small editions together.
-- Columns:
--   question_id       version of a question
--   training_format   in_company, open
--   academic_year     year of the protected group
--   group_key         protected group, as a number of this build
--   editions          editions in it that somebody answered in
--   answers           people who answered
--   attended          attendances in these editions, answered or not
--   total             sum of scores
--   total_squares     sum of squared scores
--   top_two           answers on the two best points of the scale
--   promoters         answers of 9 and 10 on a scale of 0 to 10
--   detractors        answers of 0 to 6 on a scale of 0 to 10
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings,
--   all_questions, questions
with selected as (
    select
        question_id,
        training_format,
        academic_year,
        group_key,
        edition_key,
        attended,
        score
    from answer_facts
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
        and ($all_questions or list_contains($questions, question_id))
)

select
    selected.question_id,
    selected.training_format,
    selected.academic_year,
    selected.group_key,
    count(distinct selected.edition_key) as editions,
    count(*) as answers,
    max(selected.attended) as attended,
    sum(selected.score) as total,
    sum(selected.score * selected.score) as total_squares,
    count(
        case
            when questions.higher_is_better and selected.score >= questions.scale_max - 1 then 1
            when not questions.higher_is_better and selected.score <= questions.scale_min + 1 then 1
        end
    ) as top_two,
    count(case when selected.score >= 9 then 1 end) as promoters,
    count(case when selected.score <= 6 then 1 end) as detractors
from selected
inner join questions on selected.question_id = questions.question_id
group by selected.question_id, selected.training_format, selected.academic_year, selected.group_key
order by selected.question_id, selected.training_format, selected.academic_year, selected.group_key;
