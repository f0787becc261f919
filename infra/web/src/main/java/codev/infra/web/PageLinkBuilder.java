package codev.infra.web;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Builds the links of pages. Those of files get the address that tells the file's content. Spring
 * would look for a file behind every other link too, on the whole class path, each time the link is
 * built.
 */
final class PageLinkBuilder extends StandardLinkBuilder {
  @Override
  protected String processLink(IExpressionContext context, String link) {
    return isOfFile(link) ? super.processLink(context, link) : link;
  }

  private static boolean isOfFile(String link) {
    return link.contains("/assets/") || link.startsWith("/webjars/");
  }
}
