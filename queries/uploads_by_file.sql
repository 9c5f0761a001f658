-- Question: From which files does this version come?
-- Grain: one row an upload that counts, in order of loading.
-- Columns:
--   upload_id    upload
--   file_name    name of the file
--   kind         enrolments, evaluations, editions, organisations
--   origin       file, or demo when invented
--   loaded_at    moment of loading [UTC]
--   row_count    data rows in the file
select
    upload_id,
    file_name,
    kind,
    origin,
    loaded_at,
    row_count
from uploads
order by upload_id;
