-- Question: Which forms of one edition are copies: the same day, scores and comment?
-- Severity: warning
--
-- Few scores without words are often the same: only forms with a comment, or three questions and more, are compared.
with scored as (
    select
        responses.response_id,
        max(responses.upload_id) as upload_id,
        max(responses.source_row) as source_row,
        max(responses.edition_id) as edition_id,
        max(responses.participant_id) as participant_id,
        max(responses.submitted_on) as submitted_on,
        max(responses.comment) as comment,
        string_agg(answers.question_id || '=' || cast(answers.score as varchar), ' ' order by answers.question_id)
            as scores
    from responses
    inner join answers on responses.response_id = answers.response_id
    group by responses.response_id
    having max(responses.comment) is not null or count(answers.score) >= 3
),

compared as (
    select
        upload_id,
        source_row,
        edition_id,
        count(*) over (partition by edition_id, participant_id, submitted_on, scores, comment) as copies
    from scored
)

select
    upload_id,
    source_row,
    'response_id' as column_name,
    edition_id as found,
    'forms that differ' as expected
from compared
where copies > 1
order by upload_id, source_row;
