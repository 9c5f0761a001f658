-- Question: How do the answers of each protected group add up, in each cell of one or two dimensions?
-- Grain: one row a question and protected group, in its cell.
-- Columns:
--   value             value of $dimension, $other for all that are not in $shown; missing when unknown
--   second            value of $second, $other for all not in $beside; missing without a second dimension
--   training_format   in_company, open
--   question_id       version of a question
--   group_key         protected group, as a number of this build
--   editions          editions in it that somebody answered in
--   answers           people who answered
--   attended          attendances in these editions, answered or not
--   total             sum of scores
--   total_squares     sum of squared scores
--   top_two           answers on the two best points of the scale
--   promoters         answers of 9 and 10 on a scale of 0 to 10
--   detractors        answers of 0 to 6 on a scale of 0 to 10
-- Filters: dimension, all_shown, shown, second, all_beside, beside, other, starts_from, starts_before,
--   all_themes, themes, all_sectors, sectors, all_institutions, institutions, all_modes, delivery_modes,
--   all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings, all_questions, questions
with selected as (
    select
        case $dimension
            when 'theme' then theme
            when 'sector' then sector
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'size' then size_class
            when 'province' then province
            when 'training' then training_id
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
            when 'quarter' then cast(cast(date_trunc('quarter', starts_on) as date) as varchar)
            when 'month' then cast(cast(date_trunc('month', starts_on) as date) as varchar)
        end as one,
        case $second
            when 'theme' then theme
            when 'sector' then sector
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'size' then size_class
            when 'province' then province
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
        end as two,
        training_format,
        question_id,
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
),

cells as (
    select
        case when one is null or $all_shown or list_contains($shown, one) then one else $other end as value,
        case when two is null or $all_beside or list_contains($beside, two) then two else $other end as second,
        training_format,
        question_id,
        group_key,
        edition_key,
        attended,
        score
    from selected
)

select
    cells.value,
    cells.second,
    cells.training_format,
    cells.question_id,
    cells.group_key,
    count(distinct cells.edition_key) as editions,
    count(*) as answers,
    max(cells.attended) as attended,
    sum(cells.score) as total,
    sum(cells.score * cells.score) as total_squares,
    count(
        case
            when questions.higher_is_better and cells.score >= questions.scale_max - 1 then 1
            when not questions.higher_is_better and cells.score <= questions.scale_min + 1 then 1
        end
    ) as top_two,
    count(case when cells.score >= 9 then 1 end) as promoters,
    count(case when cells.score <= 6 then 1 end) as detractors
from cells
inner join questions on cells.question_id = questions.question_id
group by cells.value, cells.second, cells.training_format, cells.question_id, cells.group_key
order by cells.value nulls last, cells.second nulls last, cells.training_format, cells.question_id, cells.group_key;
