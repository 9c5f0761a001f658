-- Question: How many seats, people and hours, and whom did they meet, in each cell of one or two dimensions?
-- Grain: one row a value of $dimension, value of $second and format; cells without a seat have no row.
-- Columns:
--   value             value of $dimension, $other for all that are not in $shown; missing when unknown
--   second            value of $second, $other for all not in $beside; missing without a second dimension
--   training_format   in_company, open
--   enrolments        seats
--   participants      distinct people
--   organisations     distinct organisations
--   editions          editions with a seat
--   hours             attended hours [hours]; missing when none are known
--   hours_known       attendances with known hours
--   editions_timed    editions with known hours
--   met               people of other organisations that attendees of a known organisation met, summed
--   met_known         attendances of a known organisation
--   editions_met      editions with such an attendance
-- Filters: dimension, all_shown, shown, second, all_beside, beside, other, starts_from, starts_before,
--   all_themes, themes, all_sectors, sectors, all_institutions, institutions, all_modes, delivery_modes,
--   all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        case $dimension
            when 'theme' then theme
            when 'sector' then sector
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'size' then size_class
            when 'province' then province
            when 'training' then training_id
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
            when 'quarter' then cast(cast(date_trunc('quarter', starts_on) as date) as varchar)
            when 'month' then cast(cast(date_trunc('month', starts_on) as date) as varchar)
        end as one,
        case $second
            when 'theme' then theme
            when 'sector' then sector
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'size' then size_class
            when 'province' then province
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
        end as two,
        training_format,
        edition_key,
        participant_key,
        organisation_key,
        is_attended,
        hours,
        met_organisations
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

cells as (
    select
        case when one is null or $all_shown or list_contains($shown, one) then one else $other end as value,
        case when two is null or $all_beside or list_contains($beside, two) then two else $other end as second,
        training_format,
        edition_key,
        participant_key,
        organisation_key,
        is_attended,
        hours,
        met_organisations
    from selected
)

select
    value,
    second,
    training_format,
    count(*) as enrolments,
    count(distinct participant_key) as participants,
    count(distinct organisation_key) as organisations,
    count(distinct edition_key) as editions,
    sum(hours) as hours,
    count(hours) as hours_known,
    count(distinct case when hours is not null then edition_key end) as editions_timed,
    sum(case when is_attended then met_organisations end) as met,
    count(case when is_attended then met_organisations end) as met_known,
    count(distinct case when is_attended and met_organisations is not null then edition_key end) as editions_met
from cells
group by value, second, training_format
order by value nulls last, second nulls last, training_format;
