/// What makes the map page move: pan, zoom, tooltip, and the link between panel and map. Without it the page still shows.
enum MapScript {
    static let javaScript = """
        'use strict';
        (() => {
          const map = document.getElementById('map');
          if (!map) return;
          const world = document.getElementById('world'), tip = document.getElementById('tip');
          const bar = document.getElementById('scalebar'), win = document.getElementById('window');
          const overview = document.getElementById('overview');
          const W = map.viewBox.baseVal.width, H = map.viewBox.baseVal.height;
          const unitsPerMeter = +map.dataset.unitsPerMeter;
          const home = {k: +map.dataset.scale, x: +map.dataset.x, y: +map.dataset.y};
          const spots = [...document.querySelectorAll('.spot')].sort((a, b) => a.dataset.rank - b.dataset.rank);
          const names = [...document.querySelectorAll('.name')];
          let view = {...home}, pending = false;

          const place = e => [view.x + e.dataset.x * view.k, view.y + e.dataset.y * view.k];
          const overlap = (a, b) => a[0] < b[2] + 3 && b[0] < a[2] + 3 && a[1] < b[3] + 3 && b[1] < a[3] + 3;

          function draw() {
            pending = false;
            world.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.k})`);
            map.classList.toggle('near', view.k > home.k * 3.5);
            for (const name of names) {
              const [x, y] = place(name);
              name.setAttribute('x', x);
              name.setAttribute('y', y);
            }
            const taken = [];
            for (const spot of spots) {
              const [x, y] = place(spot), label = spot.querySelector('.label');
              spot.setAttribute('transform', `translate(${x} ${y})`);
              if (!label) continue;
              const d = label.dataset, left = x + +d.dx, top = y + +d.dy;
              const box = [left, top, left + +d.w, top + +d.h];
              const crowded = taken.some(other => overlap(box, other));
              spot.classList.toggle('crowded', crowded);
              if (!crowded) taken.push(box);
            }
            const longest = 130 / (view.k * unitsPerMeter);
            const power = 10 ** Math.floor(Math.log10(longest));
            const meters = power * (longest >= 5 * power ? 5 : longest >= 2 * power ? 2 : 1);
            const pixels = meters * view.k * unitsPerMeter;
            bar.querySelector('path').setAttribute('d', `M0 -5V0H${pixels}V-5`);
                    bar.querySelector('text').textContent = meters >= 1000 ? meters / 1000 + ' km' : meters + ' m';
            if (win) {
              const s = +overview.dataset.scale / view.k;
              win.setAttribute('x', -view.x * s);
              win.setAttribute('y', -view.y * s);
              win.setAttribute('width', W * s);
              win.setAttribute('height', H * s);
            }
          }
          const redraw = () => { if (!pending) { pending = true; requestAnimationFrame(draw); } };

          function local(event) {
            const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
            return [at.x, at.y];
          }
          function zoom(factor, x, y) {
            const k = Math.min(Math.max(view.k * factor, home.k * 0.3), home.k * 60);
            view = {k, x: x - (x - view.x) * k / view.k, y: y - (y - view.y) * k / view.k};
            redraw();
          }
          map.addEventListener('wheel', event => {
            event.preventDefault();
            zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), ...local(event));
          }, {passive: false});
          map.addEventListener('dblclick', event => zoom(2, ...local(event)));

          let last = null;
          map.addEventListener('pointerdown', event => {
            last = local(event);
            map.setPointerCapture(event.pointerId);
            map.classList.add('drag');
          });
          const drop = () => { last = null; map.classList.remove('drag'); };
          map.addEventListener('pointerup', drop);
          map.addEventListener('pointercancel', drop);
          map.addEventListener('pointermove', event => {
            if (last) {
              const [x, y] = local(event);
              view = {k: view.k, x: view.x + x - last[0], y: view.y + y - last[1]};
              last = [x, y];
              tip.hidden = true;
              return redraw();
            }
            const cell = event.target.closest('[data-g]');
            tip.hidden = !cell;
            if (!cell) return;
            const code = document.createElement('code'), count = document.createElement('b');
            code.textContent = cell.dataset.g;
            count.textContent = cell.dataset.n || '0';
            tip.replaceChildren(count, ' 件 incidents ', document.createElement('br'), code);
            const stage = map.parentElement.getBoundingClientRect();
            const x = event.clientX - stage.left, y = event.clientY - stage.top;
            tip.style.left = Math.min(x + 14, stage.width - tip.offsetWidth - 6) + 'px';
            tip.style.top = Math.min(y + 16, stage.height - tip.offsetHeight - 6) + 'px';
          });
          map.addEventListener('pointerleave', () => { tip.hidden = true; });

          document.getElementById('in').onclick = () => zoom(1.6, W / 2, H / 2);
          document.getElementById('out').onclick = () => zoom(1 / 1.6, W / 2, H / 2);
          document.getElementById('home').onclick = () => { view = {...home}; redraw(); };

          for (const row of document.querySelectorAll('.spots li')) {
            const spot = spots.find(s => s.dataset.rank === row.dataset.rank);
            if (!spot) continue;
            row.onmouseenter = () => { spot.classList.add('lit'); spot.parentNode.append(spot); };
            row.onmouseleave = () => spot.classList.remove('lit');
            row.onclick = () => {
              const k = home.k * 8;
              view = {k, x: W / 2 - spot.dataset.x * k, y: H / 2 - spot.dataset.y * k};
              redraw();
            };
          }
        })();
        """
}
