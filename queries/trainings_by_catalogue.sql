-- Question: Which trainings does the catalogue hold?
-- Grain: one row a training with an in-company or open edition, over all data.
-- Columns:
--   training_id      training
--   training_title   as it was loaded last; missing when no file gave one
--   theme            theme; missing when unknown
--   institution      partner that offers it; missing when unknown
--   certificate      none, attendance, certificate, micro_credential, postgraduate; missing when unknown
with given as (
    select distinct training_id
    from edition_facts
    where training_id is not null
)

select
    given.training_id,
    trainings.training_title,
    trainings.theme,
    trainings.institution,
    trainings.certificate
from given
left join trainings on given.training_id = trainings.training_id
order by given.training_id;
