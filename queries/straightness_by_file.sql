-- Question: In which files do more than 20 % of the forms have the same answer everywhere?
-- Grain: one row an upload of which that is so, among at least as many forms as the threshold for small groups.
-- Columns:
--   upload_id   upload
--   file_name   name of the file
--   forms       forms with three or more answers on one scale
--   straight    forms among them with the same answer everywhere, scale by scale
with scales as (
    select
        answers.response_id,
        min(answers.score) = max(answers.score) as is_straight
    from answers
    inner join questions on answers.question_id = questions.question_id
    where answers.score is not null
    group by answers.response_id, questions.scale_min, questions.scale_max
    having count(*) >= 3
),

forms as (
    select
        responses.upload_id,
        responses.response_id,
        bool_and(scales.is_straight) as is_straight
    from scales
    inner join responses on scales.response_id = responses.response_id
    group by responses.upload_id, responses.response_id
),

files as (
    select
        upload_id,
        count(*) as forms,
        count(case when is_straight then 1 end) as straight
    from forms
    group by upload_id
)

select
    files.upload_id,
    uploads.file_name,
    files.forms,
    files.straight
from files
inner join uploads on files.upload_id = uploads.upload_id
cross join store_version
where files.forms >= store_version.threshold and files.straight > 0.20 * files.forms
order by files.upload_id;
