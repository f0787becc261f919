package codev.gateway.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The page that says what is wrong and what to do; its script brings it up to date. */
@Component
class StatusPage {
  private final String page;

  StatusPage() {
    try {
      page = new ClassPathResource("status.html").getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String of(List<InstanceStatus> instances) {
    return page.replace("{findings}", findings(instances)).replace("{instances}", rows(instances));
  }

  /** Each once: what all instances measure alike is reported by all. */
  private static String findings(List<InstanceStatus> instances) {
    var findings = instances.stream().flatMap(each -> each.findings().stream()).distinct().toList();
    if (findings.isEmpty()) return "<p>No problems found.</p>";
    return findings.stream()
        .map(StatusPage::finding)
        .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>"));
  }

  private static String finding(Finding finding) {
    return "<dt>%s</dt><dd>%s</dd>"
        .formatted(escaped(finding.problem()), escaped(finding.remedy()));
  }

  private static String rows(List<InstanceStatus> instances) {
    return instances.stream().map(StatusPage::row).collect(Collectors.joining("\n"));
  }

  private static String row(InstanceStatus instance) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>"
        .formatted(
            escaped(instance.service()), escaped(instance.address()), escaped(instance.state()));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
