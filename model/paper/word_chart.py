"""Makes a chart that can be edited in Word, with a workbook of the chart's figures inside the document."""

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

from model.paper.blocks import MONTHS_AXIS, Chart
from model.paper.looks import FILLS, FONT, GREY, INK, INVISIBLE, Stroke, stroke
from model.xlsx.style import NO_CLOCK

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    "bars": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "steps": XL_CHART_TYPE.XY_SCATTER_LINES,
}


def add_chart(document: DocumentPart, chart: Chart, number: int) -> str:
    """Add a chart to a Word document; returns the id by which a drawing in the document refers to the chart.

    A .docx is a zip of files: the chart and its workbook become two more files in it.
    """
    package = document.package
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, b"", package)
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), SHEET, workbook(chart), package)
    inside = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = chart_xml(chart, inside)  # which Part.blob returns
    return document.relate_to(part, RELATIONSHIP_TYPE.CHART)


def workbook(chart: Chart) -> bytes:
    """Return the workbook of a chart's figures, as the bytes of an .xlsx file.

    Categories (or months) are in the first column, and each series in a column of its own.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": chart.title, "created": NO_CLOCK})
    sheet = book.add_worksheet("Sheet1")
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    for row, name in enumerate(chart.categories, 1):
        if chart.at:
            sheet.write_number(row, 0, chart.at[row - 1])
            sheet.write_string(row, len(chart.series) + 1, name)
        else:
            sheet.write_string(row, 0, name)
    book.close()
    return content.getvalue()


def chart_xml(chart: Chart, workbook_at: str) -> bytes:
    """Return the XML of a chart, which is a file of its own within the .docx, as bytes.

    `workbook_at` is the id by which the chart refers to the workbook of its figures.
    """
    from lxml import etree

    space = parse_xml(ChartXmlWriter(TYPES[chart.kind], _data(chart)).xml.encode())
    _point_at_columns(space, chart)
    whole = _Made(space)
    whole.has_title = True
    whole.chart_title.text_frame.text = chart.title
    _font(whole.chart_title.text_frame.paragraphs[0].font, 9, True)
    whole.font.size, whole.font.name = Pt(8), FONT
    whole.font.color.rgb = RGBColor.from_string(INK)
    shown = [series for series in chart.series if series.look != INVISIBLE]
    whole.has_legend = 1 < len(shown) == len(chart.series)  # a bridge's title says how it is read
    if whole.has_legend:
        whole.legend.position = XL_LEGEND_POSITION.BOTTOM
        whole.legend.include_in_layout = False
    _axes(whole, chart)
    for series, drawn in zip(chart.series, whole.plots[0].series, strict=True):
        if chart.kind == "bars":
            _fill(drawn.format.fill, series.look)
            if series.look != INVISIBLE:
                drawn.format.line.color.rgb = RGBColor.from_string(INK)
                drawn.format.line.width = Pt(0.5)
        else:
            drawn.smooth = False
            _line(drawn, stroke(series.look))
    if chart.kind == "bars":
        whole.plots[0].gap_width, whole.plots[0].overlap = 40, 100
    space.append(parse_xml(FRAMELESS))
    _in_order(space)
    _number_axes(space)
    external = etree.SubElement(space, "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData")
    external.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", workbook_at)
    etree.SubElement(external, "{http://schemas.openxmlformats.org/drawingml/2006/chart}autoUpdate").set("val", "0")
    markup: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return markup


FRAMELESS = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
)


def _in_order(space: Any) -> None:
    """Move the properties of the chart's text to the end of the chart's XML, since Word insists on that order."""
    text = space.find("{*}txPr")
    if text is not None:
        space.remove(text)
        space.append(text)


def _number_axes(space: Any) -> None:
    """Number the chart's axes from 1: python-pptx gives them numbers below zero, which the standard does not allow."""
    named = list(space.iter("{*}axId", "{*}crossAx"))
    numbers = {name: str(place) for place, name in enumerate(dict.fromkeys(each.get("val") for each in named), 1)}
    for element in named:
        element.set("val", numbers[element.get("val")])


def _Made(space: Any) -> Any:  # noqa: N802  # the library's class, in the shape the printer wants
    """Return python-pptx's chart object for the XML of a chart, through which its look is set."""
    from pptx.chart.chart import Chart as Drawn

    return Drawn(space, None)  # the part is asked for only to replace data


def _data(chart: Chart) -> Any:
    """Return a chart's figures in the form that python-pptx takes."""
    if chart.at:
        points = XyChartData(number_format="#,##0")
        for source in chart.series:
            series = points.add_series(source.name)
            for month, value in zip(chart.at, source.values, strict=True):
                series.add_data_point(month, value)
        return points
    by_category = CategoryChartData(number_format="#,##0")
    by_category.categories = list(chart.categories)
    for source in chart.series:
        by_category.add_series(source.name, source.values)
    return by_category


def _point_at_columns(space: Any, chart: Chart) -> None:
    """Make a chart over months read its series from columns side by side, as its workbook has them.

    python-pptx would have put one series under another. Other charts are left as they are.
    """
    if not chart.at:
        return
    last = len(chart.at) + 1
    for place, series in enumerate(space.iter("{*}ser")):
        column = chr(ord("B") + place)
        for tag, area in (("tx", f"Sheet1!${column}$1"), ("xVal", f"Sheet1!$A$2:$A${last}"),
                          ("yVal", f"Sheet1!${column}$2:${column}${last}")):  # fmt: skip
            series.find(f"{{*}}{tag}").find(".//{*}f").text = area
        for point in [
            value for value in series.find("{*}yVal").iter("{*}pt") if not value.findtext("{*}v", "").strip("None")
        ]:
            point.getparent().remove(point)


def _font(font: Any, size: float, bold: bool) -> None:
    """Set a font's size in points, whether it is bold, its name and its colour."""
    font.size, font.bold, font.name = Pt(size), bold, FONT
    font.color.rgb = RGBColor.from_string(INK)


def _axes(drawn: Any, chart: Chart) -> None:
    """Set the axes of python-pptx's chart `drawn`: their scale, marks, labels and titles."""
    values, names = drawn.value_axis, drawn.category_axis
    if chart.kind == "steps":
        names.minimum_scale, names.maximum_scale, names.major_unit = 0, chart.at[-1], 12
        names.has_major_gridlines = False
        names.has_title = True
        names.axis_title.text_frame.text = MONTHS_AXIS
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
    """Set how an area of the chart is filled, by the name of its look."""
    if look == INVISIBLE:
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
    """Set how a line of the chart is drawn, and the marks at its points."""
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
