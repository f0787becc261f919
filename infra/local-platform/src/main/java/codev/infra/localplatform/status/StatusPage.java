package codev.infra.localplatform.status;

import codev.infra.localplatform.probe.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The page that says what is wrong and what to do; its script brings it up to date. */
public final class StatusPage {
  private StatusPage() {}

  public static String of(List<Finding> findings, List<ProcessRow> processes) {
    return """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Status · codev</title>
    <style>
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
    dt { font-weight: bold; overflow-wrap: anywhere; }
    dd { margin: 0 0 1rem; overflow-wrap: anywhere; }
    table { border-collapse: collapse; }
    th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #999; }
    td.number { text-align: right; font-variant-numeric: tabular-nums; }
    </style>
    <script src="/status.js" defer></script>
    </head>
    <body>
    <main>
    <h1>Status</h1>
    <h2>Problems</h2>
    <div id="findings" role="status">%s</div>
    <h2>Processes</h2>
    <table>
    <thead><tr><th scope="col">Name</th><th scope="col">State</th><th scope="col">Port</th><th scope="col">Memory, MB</th></tr></thead>
    <tbody id="processes">
    %s
    </tbody>
    </table>
    </main>
    </body>
    </html>
    """
        .formatted(findings(findings), rows(processes));
  }

  private static String findings(List<Finding> findings) {
    if (findings.isEmpty()) return "<p>No problems found.</p>";
    return findings.stream()
        .map(StatusPage::finding)
        .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>"));
  }

  private static String finding(Finding finding) {
    return "<dt>%s</dt><dd>%s</dd>"
        .formatted(escaped(finding.problem()), escaped(finding.remedy()));
  }

  private static String rows(List<ProcessRow> processes) {
    return processes.stream().map(StatusPage::row).collect(Collectors.joining("\n"));
  }

  private static String row(ProcessRow process) {
    return """
    <tr><th scope="row">%s</th><td>%s</td><td class="number">%d</td><td class="number">%d</td></tr>\
    """
        .formatted(
            escaped(process.name()),
            escaped(process.state()),
            process.port(),
            process.memoryMegabytes());
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
