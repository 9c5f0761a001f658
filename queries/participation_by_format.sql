-- Question: How many seats, people and organisations, and what became of the seats?
-- Grain: one row a training format and one (missing) for both together; always three rows.
-- Columns:
--   training_format   in_company, open, or missing for both together
--   enrolments        seats: all enrolments except waitlisted, substituted and edition_cancelled
--   participants      distinct people among the seats; not additive over formats
--   organisations     distinct organisations among the seats
--   editions          editions with a seat
--   editions_kept     editions with a seat that was not cancelled
--   editions_held     editions held with a seat that was not cancelled
--   cancelled         seats given back
--   no_shows          seats whose holder never came
--   kept              seats not cancelled
--   completed_held    completed seats in editions held
--   kept_held         seats not cancelled in editions held
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        training_format,
        edition_key,
        participant_key,
        organisation_key,
        is_cancelled,
        is_no_show,
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

formats as (
    select cast('in_company' as varchar) as training_format
    union all
    select 'open' as training_format
    union all
    select cast(null as varchar) as training_format
),

counted as (
    select
        training_format,
        count(*) as enrolments,
        count(distinct participant_key) as participants,
        count(distinct organisation_key) as organisations,
        count(distinct edition_key) as editions,
        count(distinct case when not is_cancelled then edition_key end) as editions_kept,
        count(distinct case when not is_cancelled and is_held then edition_key end) as editions_held,
        count(case when is_cancelled then 1 end) as cancelled,
        count(case when is_no_show then 1 end) as no_shows,
        count(case when not is_cancelled then 1 end) as kept,
        count(case when is_completed and is_held then 1 end) as completed_held,
        count(case when not is_cancelled and is_held then 1 end) as kept_held
    from selected
    group by grouping sets ((training_format), ())
)

select
    formats.training_format,
    coalesce(counted.enrolments, 0) as enrolments,
    coalesce(counted.participants, 0) as participants,
    coalesce(counted.organisations, 0) as organisations,
    coalesce(counted.editions, 0) as editions,
    coalesce(counted.editions_kept, 0) as editions_kept,
    coalesce(counted.editions_held, 0) as editions_held,
    coalesce(counted.cancelled, 0) as cancelled,
    coalesce(counted.no_shows, 0) as no_shows,
    coalesce(counted.kept, 0) as kept,
    coalesce(counted.completed_held, 0) as completed_held,
    coalesce(counted.kept_held, 0) as kept_held
from formats
left join counted on formats.training_format is not distinct from counted.training_format
order by formats.training_format nulls last;
