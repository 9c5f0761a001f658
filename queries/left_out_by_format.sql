-- Question: How many answers could not be published at all, because their format has too few?
-- Grain: one row a question (missing = the forms themselves) and format with something left out, over all data.
-- Columns:
--   question_id       version of a question; missing for the forms themselves
--   training_format   in_company, open
--   people            respondents left out
select
    question_id,
    training_format,
    people
from left_out
order by question_id nulls first, training_format;
