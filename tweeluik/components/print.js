/* Charts have the width and the colours of the screen and cannot be drawn anew in time for paper: while the browser prints they
   are pictures that the style scales, and turns from dark to light. */
window.onbeforeprint = () => {
    const scheme = getComputedStyle(document.querySelector('.stApp')).colorScheme
    document.documentElement.classList.toggle('tw-was-dark', scheme === 'dark')
    document.querySelectorAll('.js-plotly-plot .svg-container').forEach(chart => {
        const { width, height } = chart.getBoundingClientRect()
        if (!width) return
        chart.style.setProperty('--tw-shape', `${width} / ${height}`)
        chart.querySelectorAll('.main-svg').forEach(part => part.setAttribute('viewBox', `0 0 ${width} ${height}`))
    })
}
window.onafterprint = () => {
    document.documentElement.classList.remove('tw-was-dark')
    document.querySelectorAll('.js-plotly-plot .main-svg').forEach(part => part.removeAttribute('viewBox'))
}
