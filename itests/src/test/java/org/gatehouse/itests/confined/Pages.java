package org.gatehouse.itests.confined;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that serves whatever file it is asked for, under each path. */
public final class Pages extends HttpServlet implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Map<String, String> pattern = Map.of("osgi.http.whiteboard.servlet.pattern", "/*");
    context.registerService(Servlet.class, this, new Hashtable<>(pattern));
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().write(content(Path.of(request.getParameter("file"))));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException | SecurityException e) {
      return "refused";
    }
  }
}
