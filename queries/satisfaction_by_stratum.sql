-- Question: How do the answers of each protected group add up, and what kind of edition is it about?
-- Grain: one row a question, format and protected group: an edition, or small editions together.
-- Columns:
--   question_id       version of a question
--   training_format   in_company, open
--   group_key         protected group, as a number of this build
--   theme             of its editions; like each dimension below `mixed` when they differ, missing when unknown
--   delivery_mode     on_site, online, hybrid
--   hours_band        contact hours: under_4, 4_to_8, 8_to_24, 24_and_more
--   sector            of the client; several for open editions
--   size_class        of the client; several for open editions
--   institution       that organises them
--   academic_year     year of the last of them
--   editions          editions in it that somebody answered in
--   answers           people who answered
--   total             sum of scores
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
        group_key,
        theme,
        delivery_mode,
        hours_band,
        sector,
        size_class,
        institution,
        academic_year,
        edition_key,
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
    selected.group_key,
    max(selected.theme) as theme,
    max(selected.delivery_mode) as delivery_mode,
    max(selected.hours_band) as hours_band,
    max(selected.sector) as sector,
    max(selected.size_class) as size_class,
    max(selected.institution) as institution,
    max(selected.academic_year) as academic_year,
    count(distinct selected.edition_key) as editions,
    count(*) as answers,
    sum(selected.score) as total,
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
group by selected.question_id, selected.training_format, selected.group_key
order by selected.question_id, selected.training_format, selected.group_key;
