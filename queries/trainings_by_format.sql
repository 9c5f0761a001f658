-- Question: Which trainings were taken, how often, by how many and how fully?
-- Grain: one row a training (missing = unknown) and format with a selected seat.
-- Columns:
--   training_id       training
--   training_format   in_company, open
--   editions          editions with a selected seat
--   enrolments        seats
--   completed_held    completed seats of editions that were held
--   kept_held         seats not cancelled of editions that were held
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        edition_key,
        is_cancelled,
        is_completed,
        is_held
    from enrolment_facts
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
),

-- Numbers first, the names of trainings afterwards: there are ten times fewer editions than seats.
counted as (
    select
        edition_key,
        count(*) as enrolments,
        count(case when is_completed and is_held then 1 end) as completed_held,
        count(case when not is_cancelled and is_held then 1 end) as kept_held
    from selected
    group by edition_key
)

select
    edition_facts.training_id,
    edition_facts.training_format,
    count(*) as editions,
    sum(counted.enrolments) as enrolments,
    sum(counted.completed_held) as completed_held,
    sum(counted.kept_held) as kept_held
from counted
inner join edition_facts on counted.edition_key = edition_facts.edition_key
group by edition_facts.training_id, edition_facts.training_format
order by edition_facts.training_id nulls last, edition_facts.training_format;
