-- Question: What can be chosen in the filter bar?
-- Grain: one row a dimension and value, over all data.
-- Columns:
--   dimension    theme, sector, institution, mode, size, province, training
--   value        as it stands in the data and in the address
--   label_nl     as it is shown in Dutch; missing when the value speaks for itself
--   label_en     as it is shown in English; missing when the value speaks for itself
--   enrolments   seats
with counted as (
    select
        'theme' as dimension,
        theme as value,
        count(*) as enrolments
    from enrolment_facts
    group by theme
    union all
    select
        'sector' as dimension,
        sector as value,
        count(*) as enrolments
    from enrolment_facts
    group by sector
    union all
    select
        'institution' as dimension,
        institution as value,
        count(*) as enrolments
    from enrolment_facts
    group by institution
    union all
    select
        'mode' as dimension,
        delivery_mode as value,
        count(*) as enrolments
    from enrolment_facts
    group by delivery_mode
    union all
    select
        'size' as dimension,
        size_class as value,
        count(*) as enrolments
    from enrolment_facts
    group by size_class
    union all
    select
        'province' as dimension,
        province as value,
        count(*) as enrolments
    from enrolment_facts
    group by province
    union all
    select
        'training' as dimension,
        training_id as value,
        count(*) as enrolments
    from enrolment_facts
    group by training_id
)

select
    counted.dimension,
    counted.value,
    coalesce(sectors.label_nl, provinces.label_nl, trainings.training_title) as label_nl,
    coalesce(sectors.label_en, provinces.label_en, trainings.training_title) as label_en,
    counted.enrolments
from counted
left join sectors on counted.dimension = 'sector' and counted.value = sectors.sector
left join provinces on counted.dimension = 'province' and counted.value = provinces.province
left join trainings on counted.dimension = 'training' and counted.value = trainings.training_id
where counted.value is not null
order by counted.dimension, counted.value;
