-- Question: How often was each score given to each question?
-- Grain: one row a question, format and score. Whole protected groups.
-- Columns:
--   question_id       version of a question
--   training_format   in_company, open
--   score             on the question's own scale
--   answers           people who gave it
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        question_id,
        training_format,
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
)

select
    question_id,
    training_format,
    score,
    count(*) as answers
from selected
group by question_id, training_format, score
order by question_id, training_format, score;
