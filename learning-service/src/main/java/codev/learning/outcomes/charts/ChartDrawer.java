package codev.learning.outcomes.charts;

/** Draws the charts of the page. */
public final class ChartDrawer {
  private ChartDrawer() {}

  public static PageChart draw(ChartData data, FigureFormatter format) {
    return switch (data) {
      case ChartData.Answers answers -> AgreementChart.of(answers, format);
      case ChartData.Changes changes -> DumbbellChart.of(changes, format);
      case ChartData.Bars bars -> new BarCharts(format).of(bars);
      case ChartData.Bullets bullets -> new BarCharts(format).of(bullets);
      case ChartData.Funnel funnel -> new BarCharts(format).of(funnel);
      case ChartData.Grid grid -> new BarCharts(format).of(grid);
      case ChartData.MonthColumns months -> new MonthCharts(format).of(months);
      case ChartData.Lines lines -> new MonthCharts(format).of(lines);
    };
  }
}
