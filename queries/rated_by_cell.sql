-- Question: How do the answers add up in each cell of the programme, to hold one against the others?
-- Grain: one row a cell and format: everything, a theme, an institution, a delivery mode, a year. Whole groups.
-- Columns:
--   dimension         everything, theme, institution, mode, year
--   value             value of the dimension; `all` for everything; groups of several values are in everything alone
--   training_format   in_company, open
--   groups            protected groups
--   part              sum of scores
--   whole             people who answered
--   part_squares      sum over groups of their sum of scores squared
--   products          sum over groups of their sum of scores times their answers
--   whole_squares     sum over groups of their answers squared
--   squares           sum of squared scores
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings,
--   question
with selected as (
    select
        training_format,
        group_key,
        theme,
        institution,
        delivery_mode,
        academic_year,
        score
    from answer_facts
    where
        question_id = $question
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

by_group as (
    select
        training_format,
        max(theme) as theme,
        max(institution) as institution,
        max(delivery_mode) as delivery_mode,
        max(academic_year) as academic_year,
        cast(sum(score) as double) as part,
        cast(count(*) as double) as whole,
        cast(sum(score * score) as double) as squares
    from selected
    group by training_format, group_key
),

placed as (
    select
        dimensions.dimension,
        by_group.training_format,
        by_group.part,
        by_group.whole,
        by_group.squares,
        case dimensions.dimension
            when 'everything' then 'all'
            when 'theme' then by_group.theme
            when 'institution' then by_group.institution
            when 'mode' then by_group.delivery_mode
            when 'year' then cast(by_group.academic_year as varchar)
        end as value
    from by_group
    cross join (values ('everything'), ('theme'), ('institution'), ('mode'), ('year')) as dimensions (dimension)
)

select
    dimension,
    value,
    training_format,
    count(*) as groups,
    sum(part) as part,
    sum(whole) as whole,
    sum(part * part) as part_squares,
    sum(part * whole) as products,
    sum(whole * whole) as whole_squares,
    sum(squares) as squares
from placed
where value is not null and value <> 'mixed'
group by dimension, value, training_format
order by dimension, value, training_format;
