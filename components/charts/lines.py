"""Lines over years: labelled directly, broken where a value is missing, marks to read against."""

from typing import Any

from components.charts.style import Style, dressed, safe
from components.palette import Palette
from data.base.chart import Line, Lines


def lines(chart: Lines, style: Style, colours: Palette) -> Any:
    """Return the figure of the lines; the last value of each is written beside it."""
    import plotly.graph_objects as go

    figure = go.Figure()
    if chart.gap_between:
        _gap(figure, chart, colours)
    for line in chart.lines:
        _line(figure, line, style, colours)
    for mark in chart.marks:
        figure.add_hline(
            y=mark.value,
            line={
                "color": colours.fills[mark.role],
                "dash": "dash" if mark.role == "target" else "dot",
                "width": style.line_width / 1.6,
            },
            annotation={
                "text": safe(mark.label),
                "xanchor": "left",
                "x": 0,
                "yanchor": "bottom",
                "font": {"color": colours.fills[mark.role]},
            },
        )
    years = sorted({point.x for line in chart.lines for point in line.points})
    figure.update_xaxes(
        tickvals=years if len(years) <= 10 else None,
        tickformat="d",
        showgrid=False,
        linecolor=colours.rule,
        tickfont={"color": colours.muted},
        range=[years[0] - 0.3, years[-1] + (years[-1] - years[0]) * 0.34 + 0.4] if years else None,
        fixedrange=True,
    )
    figure.update_yaxes(
        gridcolor=colours.rule,
        zerolinecolor=colours.muted,
        tickfont={"color": colours.muted},
        nticks=5,
        automargin=True,
        fixedrange=True,
        ticksuffix=f" {chart.unit}" if len(chart.unit) <= 3 else "",
    )
    return dressed(figure, style, colours, height=style.line_height)


def _line(figure: Any, line: Line, style: Style, colours: Palette) -> None:
    colour = colours.fills[line.role]
    known = [point for point in line.points if point.y is not None]
    figure.add_scatter(
        x=[point.x for point in line.points],
        y=[point.y for point in line.points],
        mode="lines+markers",
        connectgaps=False,
        line={
            "color": colour,
            "width": style.line_width,
            "dash": "dot" if line.role == "comparator" else "solid",
        },
        marker={"size": style.line_width * 3},
        text=[safe(point.text) for point in line.points],
        hovertemplate=f"{safe(line.name)}, %{{x:d}} : %{{text}}<extra></extra>",
    )
    if known:
        figure.add_annotation(
            x=known[-1].x,
            y=known[-1].y,
            xanchor="left",
            xshift=style.font * 0.7,
            align="left",
            showarrow=False,
            text=f"<b>{safe(line.name)}</b><br>{safe(known[-1].text)}",
            font={"color": colour},
        )


def _gap(figure: Any, chart: Lines, colours: Palette) -> None:
    by_name = {line.name: line for line in chart.lines}
    upper, lower = (by_name[name] for name in chart.gap_between or ())
    for line, fill in ((lower, None), (upper, "tonexty")):
        figure.add_scatter(
            x=[point.x for point in line.points],
            y=[point.y for point in line.points],
            mode="lines",
            line={"width": 0},
            fill=fill,
            fillcolor=colours.track,
            hoverinfo="skip",
        )
