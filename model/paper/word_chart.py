"""A chart as Word keeps it: a chart part that can be edited, with the workbook that holds its figures inside."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from model.paper.blocks import Chart
from model.paper.looks import FILLS, FONT, GREY, INK, Stroke, stroke
from model.xlsx.style import NO_CLOCK

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    "bars": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "steps": XL_CHART_TYPE.XY_SCATTER_LINES,
}


def add_chart(document: DocumentPart, chart: Chart, number: int) -> str:
    """Put a chart into the package of a document and return the relationship that a drawing points to it by."""
    package = document.package
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, b"", package)
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), SHEET, workbook(chart), package)
    inside = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = chart_xml(chart, inside)  # what Part.blob gives
    return document.relate_to(part, RELATIONSHIP_TYPE.CHART)


def workbook(chart: Chart) -> bytes:
    """The figures behind a chart: categories (or months) down the first column, then a column a series."""
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": chart.title, "created": NO_CLOCK})
    sheet = book.add_worksheet("Sheet1")
    for column, each in enumerate(chart.series, 1):
        sheet.write_string(0, column, each.name)
        for row, value in enumerate(each.values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    for row, name in enumerate(chart.categories, 1):
        if chart.at:
            sheet.write_number(row, 0, chart.at[row - 1])
            sheet.write_string(row, len(chart.series) + 1, name)
        else:
            sheet.write_string(row, 0, name)
    book.close()
    return kept.getvalue()


def chart_xml(chart: Chart, workbook_at: str) -> bytes:
    """The chart's own part."""
    from lxml import etree

    space = parse_xml(ChartXmlWriter(TYPES[chart.kind], _data(chart)).xml.encode())
    _point_at_columns(space, chart)
    made = _Made(space)
    made.has_title = True
    made.chart_title.text_frame.text = chart.title
    _font(made.chart_title.text_frame.paragraphs[0].font, 9, True)
    made.font.size, made.font.name = Pt(8), FONT
    made.font.color.rgb = RGBColor.from_string(INK)
    shown = [each for each in chart.series if each.look != "nothing"]
    made.has_legend = 1 < len(shown) == len(chart.series)  # a bridge's title says how it is read
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
    _axes(made, chart)
    for each, drawn in zip(chart.series, made.plots[0].series, strict=True):
        if chart.kind == "bars":
            _fill(drawn.format.fill, each.look)
            if each.look != "nothing":
                drawn.format.line.color.rgb = RGBColor.from_string(INK)
                drawn.format.line.width = Pt(0.5)
        else:
            drawn.smooth = False
            _line(drawn, stroke(each.look))
    if chart.kind == "bars":
        made.plots[0].gap_width, made.plots[0].overlap = 40, 100
    space.append(parse_xml(FRAMELESS))
    _in_order(space)
    external = etree.SubElement(space, "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData")
    external.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", workbook_at)
    etree.SubElement(external, "{http://schemas.openxmlformats.org/drawingml/2006/chart}autoUpdate").set("val", "0")
    kept: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return kept


FRAMELESS = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
)


def _in_order(space: Any) -> None:
    """A chart's own look stands before its text's, in the order that Word insists on."""
    text = space.find("{*}txPr")
    if text is not None:
        space.remove(text)
        space.append(text)


def _Made(space: Any) -> Any:  # noqa: N802  # the library's class, in the shape the printer wants
    from pptx.chart.chart import Chart as Drawn

    return Drawn(space, None)  # the part is asked for only to replace data


def _data(chart: Chart) -> Any:
    if chart.at:
        points = XyChartData(number_format="#,##0")
        for each in chart.series:
            series = points.add_series(each.name)
            for month, value in zip(chart.at, each.values, strict=True):
                series.add_data_point(month, value)
        return points
    made = CategoryChartData(number_format="#,##0")
    made.categories = list(chart.categories)
    for each in chart.series:
        made.add_series(each.name, each.values)
    return made


def _point_at_columns(space: Any, chart: Chart) -> None:
    """Series of points refer to columns side by side, as the workbook has them, not one under another."""
    if not chart.at:
        return
    last = len(chart.at) + 1
    for place, series in enumerate(space.iter("{*}ser")):
        column = chr(ord("B") + place)
        for tag, area in (("tx", f"Sheet1!${column}$1"), ("xVal", f"Sheet1!$A$2:$A${last}"),
                          ("yVal", f"Sheet1!${column}$2:${column}${last}")):  # fmt: skip
            series.find(f"{{*}}{tag}").find(".//{*}f").text = area
        for point in [
            each for each in series.find("{*}yVal").iter("{*}pt") if not each.findtext("{*}v", "").strip("None")
        ]:
            point.getparent().remove(point)


def _font(font: Any, size: float, bold: bool) -> None:
    font.size, font.bold, font.name = Pt(size), bold, FONT
    font.color.rgb = RGBColor.from_string(INK)


def _axes(made: Any, chart: Chart) -> None:
    values, names = made.value_axis, made.category_axis
    if chart.kind == "steps":
        names.minimum_scale, names.maximum_scale, names.major_unit = 0, chart.at[-1], 12
        names.has_major_gridlines = False
        names.has_title = True
        names.axis_title.text_frame.text = "Months from the start of the plan"
        _font(names.axis_title.text_frame.paragraphs[0].font, 8, False)
        names.tick_labels.number_format, names.tick_labels.number_format_is_linked = "0", False
    if chart.kind == "bars":
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.minimum_scale, values.maximum_scale, values.major_unit = chart.scale()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0;(#,##0)", False
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string("D8DDE0")
    values.major_gridlines.format.line.width = Pt(0.5)
    for axis in (values, names):
        axis.format.line.color.rgb = RGBColor.from_string(GREY)


def _fill(fill: Any, look: str) -> None:
    if look == "nothing":
        fill.background()
        return
    it = FILLS[look]
    if not it.pattern:
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(it.colour)
        return
    fill.patterned()
    fill.pattern = MSO_PATTERN_TYPE.from_xml(it.pattern)
    fill.fore_color.rgb, fill.back_color.rgb = RGBColor.from_string(it.colour), RGBColor.from_string(it.ground)


def _line(drawn: Any, it: Stroke) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE

    line = drawn.format.line
    if it.width:
        line.color.rgb, line.width = RGBColor.from_string(it.colour), Pt(it.width)
        line.dash_style = MSO_LINE_DASH_STYLE.from_xml(it.dash)
    else:
        line.fill.background()
    drawn.marker.style = XL_MARKER_STYLE.from_xml(it.mark)
    if it.mark != "none":
        drawn.marker.size = 10 if not it.width else 6
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = RGBColor.from_string(it.colour)
        drawn.marker.format.line.color.rgb = RGBColor.from_string(it.colour)
