// Draws what the page says in words and tables anyway. Its data stand in data-chart; colours come from the page's own tokens.
(() => {
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const narrow = () => innerWidth < 640
  const size = () => narrow() ? 11 : 13

  // From disagreement to agreement: told apart by lightness too, for those who see no colours.
  const agreement = () => dark.matches
    ? ['#e08a6f', '#c9a68a', '#6f7d78', '#4f9a8b', '#8fd6c7']
    : ['#9c2f1b', '#d99a7c', '#c9c5ba', '#63a597', '#1b6a5e']
  const tracks = () => dark.matches
    ? ['#7fcaba', '#efc568', '#ff9d87', '#9db8ff', '#d4a5e8', '#b9c98a']
    : ['#1b6a5e', '#b26a00', '#9c2f1b', '#3355a5', '#7c3f97', '#5d6b1f']

  const cut = (text, most) => text.length > most ? text.slice(0, most - 1).trimEnd() + '…' : text
  const pen = document.createElement('canvas').getContext('2d')
  const widthOf = text => {
    pen.font = `${size()}px ${getComputedStyle(document.body).fontFamily}`
    return Math.ceil(1.08 * pen.measureText(text).width) + 4 // the library adds the widths of single letters, without kerning
  }
  // The width of labels that may break is kept free whether they need it or not: no more than the longest needs.
  const label = texts => ({ color: token('--ink'), fontSize: size(), width: Math.min(narrow() ? 120 : 330, Math.max(1, ...texts.map(widthOf))), overflow: 'break', lineHeight: size() + 4 })
  const axis = extra => ({ axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: token('--line') } },
    axisLabel: { color: token('--ink-soft'), fontSize: size() }, ...extra })
  const names = data => ({ type: 'category', inverse: true, data, axisLine: { show: false }, axisTick: { show: false }, axisLabel: label(data) })
  const words = () => ({ color: token('--ink'), fontSize: size() })
  const legend = () => ({ top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: words(), pageTextStyle: words(), pageIconColor: token('--accent'), pageIconInactiveColor: token('--line') })
  // Where all names do not fit in a line, they stand one under the other.
  const listed = () => narrow() ? { ...legend(), type: 'plain', orient: 'vertical', itemGap: 6, formatter: name => cut(name, 46) } : { ...legend(), type: 'scroll', formatter: name => cut(name, 60) }
  const below = lines => narrow() ? 20 + lines.length * (size() + 8) : 44
  const grid = top => ({ left: 4, right: narrow() ? 40 : 56, top, bottom: 4, containLabel: true })
  const number = value => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 })

  const drawings = {
    Answers: ({ answers, rows }) => {
      const all = rows.map(row => row.counts.reduce((a, b) => a + b, 0) || 1)
      return {
        height: 60 + rows.length * (narrow() ? 56 : 38),
        option: {
          color: agreement(), legend: legend(), grid: grid(narrow() ? 56 : 36),
          xAxis: { show: false, type: 'value', max: 100.5 }, // the parts of a whole may come to a hair more than 100: beyond the axis nothing is drawn
          yAxis: names(rows.map(row => row.label)),
          series: answers.map((answer, i) => ({
            name: answer, type: 'bar', stack: 'answers', barWidth: '62%', barMaxWidth: 28,
            data: rows.map((row, r) => 100 * row.counts[i] / all[r]),
            label: i === answers.length - 1
              ? { show: true, position: 'right', formatter: it => number(rows[it.dataIndex].mean), ...words(), fontWeight: 700 }
              : { show: false },
            emphasis: { disabled: true }
          }))
        }
      }
    },
    Changes: ({ from, to, highest, rows }) => ({
      height: 70 + rows.length * (narrow() ? 50 : 34),
      option: {
        legend: { ...legend(), data: [from, to] }, grid: grid(36),
        xAxis: axis({ type: 'value', min: 0, max: highest }),
        yAxis: names(rows.map(row => row.label)),
        series: [
          { type: 'custom', silent: true, data: rows.map((_, i) => i), renderItem: (_, api) => {
            const row = rows[api.value(0)]
            if (row.start == null || row.end == null) return null
            const [x1, y] = api.coord([row.start, api.value(0)])
            const [x2] = api.coord([row.end, api.value(0)])
            return { type: 'line', shape: { x1, y1: y, x2, y2: y }, style: { stroke: token('--accent'), lineWidth: 3, opacity: 0.45 } }
          }, encode: { y: 0 } },
          { name: from, type: 'scatter', symbolSize: 11, itemStyle: { color: token('--field-line') }, data: rows.map((row, i) => [row.start, i]).filter(it => it[0] != null) },
          { name: to, type: 'scatter', symbolSize: 14, itemStyle: { color: token('--accent') }, data: rows.map((row, i) => [row.end, i]).filter(it => it[0] != null),
            label: { show: true, position: 'right', formatter: it => number(it.value[0]), ...words() } }
        ]
      }
    }),
    Bars: ({ isPercent, rows }) => ({
      height: 30 + rows.length * (narrow() ? 48 : 36),
      option: {
        color: [token('--accent')], grid: grid(4),
        xAxis: { show: false, type: 'value', min: 0, max: isPercent ? 1 : undefined },
        yAxis: names(rows.map(row => row.label)),
        series: [{ type: 'bar', barWidth: '58%', barMaxWidth: 28, showBackground: isPercent, backgroundStyle: { color: token('--sunken') },
          data: rows.map(row => row.value), itemStyle: { borderRadius: 3 },
          label: { show: true, position: 'right', formatter: it => isPercent ? Math.round(100 * it.value) + ' %' : number(it.value), ...words() },
          emphasis: { disabled: true } }]
      }
    }),
    Months: ({ months, tracks: lines }) => ({
      height: 280 + below(lines),
      option: {
        color: tracks(), legend: listed(), grid: { ...grid(below(lines)), right: 12 },
        xAxis: axis({ type: 'category', data: months, splitLine: { show: false } }),
        yAxis: axis({ type: 'value', minInterval: 1 }),
        series: lines.map(line => ({ name: line.label, type: 'bar', stack: 'all', data: line.values, emphasis: { disabled: true } }))
      }
    }),
    Lines: ({ isPercent, lowest, highest, months, tracks: lines }) => ({
      height: 260 + below(lines),
      option: {
        color: tracks(), legend: listed(), grid: { ...grid(below(lines)), right: 24 },
        xAxis: axis({ type: 'category', data: months, splitLine: { show: false } }),
        yAxis: axis({ type: 'value', min: lowest, max: highest, axisLabel: { color: token('--ink-soft'), fontSize: size(), formatter: value => isPercent ? Math.round(100 * value) + ' %' : number(value) } }),
        series: lines.map((line, i) => ({ name: line.label, type: 'line', data: line.values, connectNulls: true, symbol: ['circle', 'rect', 'triangle'][i % 3], symbolSize: 9, lineStyle: { width: 3 }, emphasis: { disabled: true } }))
      }
    }),
    Grid: ({ from, to, units, cells }) => ({
      height: (narrow() ? 150 : 110) + units.length * 48,
      option: {
        title: { text: `${from} ↓`, left: 0, top: 0, padding: 0, textStyle: { ...words(), fontWeight: 700 } },
        grid: { left: 4, right: 12, top: 28, bottom: narrow() ? 28 : 32, containLabel: true },
        xAxis: { type: 'category', data: units, name: `${to} →`, nameLocation: 'middle', nameGap: narrow() ? 78 : 32, nameTextStyle: { ...words(), fontWeight: 700 }, axisLine: { show: false }, axisTick: { show: false },
          axisLabel: { ...words(), interval: 0, rotate: narrow() ? 60 : 0, width: narrow() ? 70 : 110, overflow: 'truncate' } },
        yAxis: { type: 'category', inverse: true, data: units, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...words(), width: narrow() ? 80 : 150, overflow: 'truncate' } },
        visualMap: { show: false, min: 0, max: Math.max(...cells.map(cell => cell.value)), inRange: { color: [token('--accent-soft'), token('--accent')] } },
        series: [{ type: 'heatmap', data: cells.map(cell => [cell.to, cell.from, cell.value]),
          itemStyle: { borderColor: token('--surface'), borderWidth: 3, borderRadius: 5 }, emphasis: { disabled: true },
          label: { show: true, fontSize: size() + 1, fontWeight: 700, color: token('--ink'),
            formatter: it => number(it.value[2]), textBorderColor: token('--surface'), textBorderWidth: 3 } }]
      }
    })
  }

  const draw = place => {
    const data = JSON.parse(place.dataset.chart)
    const { height, option } = drawings[data.kind](data)
    place.hidden = false
    place.style.height = height + 'px'
    const chart = echarts.getInstanceByDom(place) || echarts.init(place, null, { renderer: 'canvas' })
    chart.resize()
    chart.setOption({ animation: !calm.matches, animationDuration: 400, backgroundColor: 'transparent',
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...option }, true)
  }

  const all = () => document.querySelectorAll('[data-chart]').forEach(draw)
  let waiting = 0
  const later = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(all) }
  all()
  addEventListener('resize', later)
  addEventListener('beforeprint', all)
  dark.addEventListener('change', later)
})()
