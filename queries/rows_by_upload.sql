-- Question: How many rows of each upload did no later upload say again?
-- Grain: one row an upload that counts, in order of loading.
-- Columns:
--   upload_id   upload
--   kind        enrolments, evaluations, editions, organisations
--   standing    its enrolments or forms that count now, or its editions or organisations that no later file describes
with standing as (
    select
        upload_id,
        'enrolments' as kind,
        count(*) as standing
    from enrolments
    group by upload_id
    union all
    select
        upload_id,
        'evaluations' as kind,
        count(*) as standing
    from responses
    group by upload_id
    union all
    select
        upload_id,
        'editions' as kind,
        count(*) as standing
    from editions
    group by upload_id
    union all
    select
        upload_id,
        'organisations' as kind,
        count(*) as standing
    from organisations
    group by upload_id
)

select
    uploads.upload_id,
    uploads.kind,
    coalesce(standing.standing, 0) as standing
from uploads
left join standing on uploads.upload_id = standing.upload_id and uploads.kind = standing.kind
order by uploads.upload_id;
