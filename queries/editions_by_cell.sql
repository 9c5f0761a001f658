-- Question: How full and how mixed was each edition, in each cell of one or two dimensions?
-- Grain: one row an edition, in its cell. Whole editions: filters on who takes part do not apply.
-- Columns:
--   value             value of $dimension, $other for all that are not in $shown; missing when unknown
--   second            value of $second, $other for all not in $beside; missing without a second dimension
--   training_format   in_company, open
--   edition_key       edition, as a number of this build
--   capacity          seats the edition offered; missing when unknown
--   kept              seats not cancelled
--   known_sector      attendances of a known sector
--   entropy           entropy of these [nats]; missing without any
-- Filters: dimension, all_shown, shown, second, all_beside, beside, other, starts_from, starts_before,
--   all_themes, themes, all_institutions, institutions, all_modes, delivery_modes, all_trainings, trainings
with selected as (
    select
        case $dimension
            when 'theme' then theme
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'training' then training_id
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
            when 'quarter' then cast(cast(date_trunc('quarter', starts_on) as date) as varchar)
            when 'month' then cast(cast(date_trunc('month', starts_on) as date) as varchar)
        end as one,
        case $second
            when 'theme' then theme
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
        end as two,
        training_format,
        edition_key,
        capacity,
        seats,
        cancelled,
        known_sector,
        entropy
    from edition_facts
    where
        starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_trainings or list_contains($trainings, training_id))
),

cells as (
    select
        case when one is null or $all_shown or list_contains($shown, one) then one else $other end as value,
        case when two is null or $all_beside or list_contains($beside, two) then two else $other end as second,
        training_format,
        edition_key,
        capacity,
        seats,
        cancelled,
        known_sector,
        entropy
    from selected
)

select
    value,
    second,
    training_format,
    edition_key,
    capacity,
    seats - cancelled as kept,
    known_sector,
    entropy
from cells
order by value nulls last, second nulls last, training_format, edition_key;
