package org.gatehouse.torture.pages;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Serves the files of the folder that its manifest's header Pages says, to whoever asks: {@code
 * /guest/prices} and {@code /staff/prices} are one file.
 */
public final class Pages extends HttpServlet implements BundleActivator {
  private static final long serialVersionUID = 1;

  private transient Path folder = Path.of("");

  /** For the framework. */
  public Pages() {}

  @Override
  public void start(BundleContext context) {
    folder = Path.of(context.getBundle().getHeaders("").get("Pages"));
    Map<String, String> pattern = Map.of("osgi.http.whiteboard.servlet.pattern", "/*");
    context.registerService(Servlet.class, this, FrameworkUtil.asDictionary(pattern));
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    byte[] answer;
    try {
      answer = Files.readAllBytes(folder.resolve(path.substring(path.lastIndexOf('/') + 1)));
    } catch (IOException | SecurityException e) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      answer = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
    }
    response.getOutputStream().write(answer);
  }
}
