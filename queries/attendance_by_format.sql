-- Question: Who attended, for how long, how often, and alone or with colleagues?
-- Grain: one row a training format; always two rows.
-- Columns:
--   training_format   in_company, open
--   attended          attendances: completed or partly followed
--   completed         of these, completed
--   editions          editions attended
--   editions_timed    of these, editions with known hours
--   editions_known    of these, editions with an attendee of a known organisation
--   organisations     distinct organisations of those who attended
--   attendees         distinct people who attended
--   repeaters         of these, people with two or more completed
--   hours             attended hours, else contact hours when completed [hours]; missing when none are known
--   hours_known       attendances with known hours
--   solo              attendances without a colleague of the same organisation in the edition
--   solo_known        attendances with a known organisation
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        training_format,
        edition_key,
        participant_key,
        organisation_key,
        is_completed,
        is_solo,
        hours
    from enrolment_facts
    where
        is_attended
        and starts_on >= cast($starts_from as date)
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
),

people as (
    select
        training_format,
        participant_key,
        count(case when is_completed then 1 end) as completed
    from selected
    group by training_format, participant_key
),

counted_people as (
    select
        training_format,
        count(*) as attendees,
        count(case when completed >= 2 then 1 end) as repeaters
    from people
    group by training_format
),

counted as (
    select
        training_format,
        count(*) as attended,
        count(case when is_completed then 1 end) as completed,
        count(distinct edition_key) as editions,
        count(distinct case when hours is not null then edition_key end) as editions_timed,
        count(distinct case when is_solo is not null then edition_key end) as editions_known,
        count(distinct organisation_key) as organisations,
        sum(hours) as hours,
        count(hours) as hours_known,
        count(case when is_solo then 1 end) as solo,
        count(is_solo) as solo_known
    from selected
    group by training_format
)

select
    formats.training_format,
    coalesce(counted.attended, 0) as attended,
    coalesce(counted.completed, 0) as completed,
    coalesce(counted.editions, 0) as editions,
    coalesce(counted.editions_timed, 0) as editions_timed,
    coalesce(counted.editions_known, 0) as editions_known,
    coalesce(counted.organisations, 0) as organisations,
    coalesce(counted_people.attendees, 0) as attendees,
    coalesce(counted_people.repeaters, 0) as repeaters,
    counted.hours,
    coalesce(counted.hours_known, 0) as hours_known,
    coalesce(counted.solo, 0) as solo,
    coalesce(counted.solo_known, 0) as solo_known
from formats
left join counted on formats.training_format = counted.training_format
left join counted_people on formats.training_format = counted_people.training_format
order by formats.training_format;
